"""What is represented but wrong or missing: one small function a rule."""
