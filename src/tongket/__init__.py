"""tongket: one outline, many units' answers, one draft report in Word."""

__version__ = "0.1.0"
