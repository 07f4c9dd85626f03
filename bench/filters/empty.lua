-- Handles nothing.
return {}
