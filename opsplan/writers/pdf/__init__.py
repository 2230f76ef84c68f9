"""Word and PowerPoint files printed as PDF by LibreOffice, where it is installed: :func:`.printing.write_pdf`."""
