"""What people decide: in the review, on the pages of claims and events, and by filing in dossiers."""
