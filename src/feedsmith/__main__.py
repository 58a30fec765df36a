"""`python -m feedsmith`."""

from feedsmith.start import main

if __name__ == "__main__":
    main()
