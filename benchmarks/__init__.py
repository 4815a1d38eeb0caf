"""How fast and how large: measured as whole processes and by stage, on generated reports."""
