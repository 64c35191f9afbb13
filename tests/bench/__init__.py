"""What a page costs: cold, with nothing changed, after one edit, and from a save to the reloaded preview.

`python -m tests.bench` runs it; beside Hugo, where that is installed. What came of it stands in
docs/explanation/speed.md.
"""
