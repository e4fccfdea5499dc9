namespace DocumentSearch.Cli.Verbs;

/// <summary>What the help says of each verb.</summary>
internal static class Examples
{
    public const string For =
        """
        Shows the passages that answer a query, best first.

        Examples:
          search for cease-fire                  any spelling: cease-fire, ceasefire, cease fire
          search for '"prisoner exchange"'       these words in this order
          search for medinsky -istanbul          without a word
          search for +ukraine children           with a word for certain
          search for 'istanbul AND (may OR june)'
          search for memorandum --json | jq -r 'select(.type == "hit").path'
        """;

    public const string Index =
        """
        Brings the index up to date: reads what is new or changed, forgets what is gone. Safe to repeat.

        Examples:
          search index ~/notes                   index a folder, and cover it from now on
          search index                           bring everything covered so far up to date
          search index --dry-run                 show what would be done
          search index ~/src --include '*.md' --exclude build/ --max-size 10MB
          search index docs --index /tmp/docs    keep the index elsewhere

        What is chosen (--include, --exclude, --max-size, --hidden, --follow-links, --no-ignore-files) is remembered by the
        index and shown by search status; an option given again takes the place of the earlier one.
        """;

    public const string Show =
        """
        Shows a document as it is indexed, or the lines around a place in it.

        Examples:
          search show seeds/letter.txt           the whole document
          search show seeds/letter.txt:12        the lines around line 12
          search show seeds/letter.txt:12 -C 3   three lines before and after
        """;

    public const string Status =
        """
        Shows what is indexed, what was skipped and why, and what has changed since.

        Examples:
          search status
          search status --skipped                every skipped file with its reason
          search status --json
        """;
}
