"""A newspaper page put together: lines to paragraphs, paragraphs to articles, in drafts."""
