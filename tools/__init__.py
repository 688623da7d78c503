"""Tools for who publishes tongket; nothing here is part of it."""
