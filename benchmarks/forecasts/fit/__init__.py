"""Where do the models' constants come from? Each script fits those of one model and writes them beside it."""
