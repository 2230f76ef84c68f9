"""New plans from templates: questions, answers, the starter's text, and the language of its keys."""
