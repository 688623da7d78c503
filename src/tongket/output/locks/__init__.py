"""Who works where (khóa): one writer at a time in a campaign folder, and who has a file open in Word or Excel."""
