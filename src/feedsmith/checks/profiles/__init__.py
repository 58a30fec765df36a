"""What directories and tools ask for beyond the specifications: one module a profile."""
