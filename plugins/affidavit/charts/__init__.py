"""Charts: what a spec says, how it is drawn, how it reaches a reader."""
