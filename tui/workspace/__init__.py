"""One library opened by one reader, without a screen: pages, annotations, marks, places, the list."""
