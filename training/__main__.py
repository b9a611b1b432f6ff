"""``python -m training COMMAND``: from annotated articles to the weights of `onrecord-en`."""

from training.commands import main

main()
