"""What Word and PowerPoint files share: the XML of their parts, the data of their charts, the package itself."""
