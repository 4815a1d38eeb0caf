"""Who may have which page: asked where the pages can be reached from other machines, and nowhere else."""
