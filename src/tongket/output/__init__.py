"""What programs read: JSON, CSV and Markdown; and the atomic write."""
