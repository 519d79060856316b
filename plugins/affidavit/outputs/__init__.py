"""What a build writes beside the pages, and the look at what it wrote."""
