"""How the model of names is made and measured; nothing here is needed to run pizhu."""
