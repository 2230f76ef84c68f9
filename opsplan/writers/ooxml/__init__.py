"""What Word and PowerPoint files share: the XML of their parts and the data of their charts."""
