"""Training of the learned reader; torch lives here and nowhere else."""
