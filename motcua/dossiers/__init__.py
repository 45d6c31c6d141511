"""The heart: one case from filing to result. It owns drafts, dossiers, their papers, steps and results, no figures."""
