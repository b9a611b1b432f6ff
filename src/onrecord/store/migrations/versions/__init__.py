"""The migrations, oldest first. One that is released is never changed."""
