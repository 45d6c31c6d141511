"""The kit of the web doors: layouts, components, the form renderer, error pages. Signatures are in README.md."""
