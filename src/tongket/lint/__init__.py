"""The Party format of any Word document (thể thức): who is who on the page, then one small function a rule."""
