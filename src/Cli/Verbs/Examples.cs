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
          search for '"exchange bodies"~5'       near each other
          search for 'ukrain* medinski~'         words that begin so, and misspelt ones
          search for 'talks ext:md date:2025-06' Markdown of June 2025
          search for memorandum --json | jq -r 'select(.type == "hit").path'
          search for memorandum --format html > report.html
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

    public const string Watch =
        """
        Keeps the index up to date until it is stopped (Ctrl-C or SIGTERM): a file is found within two seconds of being written.

        Examples:
          search watch ~/notes                   index a folder, and follow it from now on
          search watch                           follow everything covered so far
          search watch /mnt/share --poll 10      look every 10 seconds, where no events arrive
          search watch --json | jq -c 'select(.type == "update")'
        """;

    public const string Show =
        """
        Shows a document as it is indexed, or the lines around a place in it.

        Examples:
          search show seeds/letter.txt           the whole document
          search show seeds/letter.txt:12        the lines around line 12
          search show seeds/letter.txt:12 -C 3   three lines before and after
          search show seeds/letter.txt -q 'cease fire'   what a query looks for marked
          search show report.pdf --page iv       a page; --slide 3 and --sheet 'Budget!B7' likewise
          search show box.zip!/letter.docx       a document within a file
          search show 1a@1200+240                around a passage, by its id in the records of --json
        """;

    public const string Extract =
        """
        Shows what would be indexed of files: what each says of itself, and its text with its pages, slides or sheets. No index is needed.

        Examples:
          search extract report.pdf
          search extract report.pdf --text       the text alone, exactly
          search extract box.zip --json | jq -r .path
        """;

    public const string Suggest =
        """
        Completes the beginning of a word with words of the documents, the most useful first.

        Examples:
          search suggest ista                    Istanbul, …
          search suggest prisoner ex             prisoner exchange, …
        """;

    public const string Why =
        """
        Says why a file is, or is not, among the hits of a query: not seen, skipped, lacking a word, filtered out, or its rank.

        Examples:
          search why 'cease-fire -draft' notes/june.md
        """;

    public const string Status =
        """
        Shows what is indexed, what was skipped and why, and what has changed since.

        Examples:
          search status
          search status --skipped                every skipped file with its reason
          search status --json
        """;

    public const string Check =
        """
        Verifies every stored structure of the index against itself. The documents need not be there, and nothing is written.

        Examples:
          search check
          search check --repair                  read what is damaged again from its source
          search check --json
        """;

    public const string Remove =
        """
        Covers folders or files no longer; with --all, deletes the whole index. The files themselves are never touched.

        Examples:
          search remove ~/notes                  forget a folder that search index was told to cover
          search remove --all                    delete the index, after asking
          search remove --all --yes              without asking
        """;

    public const string Compact =
        """
        Makes the index as small and quick as it can be: one segment, without what was deleted. It answers meanwhile.

        Examples:
          search compact
          search compact --json | jq .bytesAfter
        """;

    public const string Backup =
        """
        Copies the index as of its last commit into a new folder, even while it is being written.

        Examples:
          search backup /backups/2026-05-01
          search for walrus --index /backups/2026-05-01 --no-refresh
        """;

    public const string Restore =
        """
        Puts a backup in the place of the index. The next search or search index brings it up to date with the folders.

        Examples:
          search restore /backups/2026-05-01
          search restore /backups/2026-05-01 --index /data/.search
        """;

    public const string Eval =
        """
        Measures how well judged questions are answered: indexes the documents of a test collection, asks its topics, and compares
        what is found with its judgments (docs/relevance.md). Nothing else is indexed or changed.

        Examples:
          search eval scifact                    corpus.jsonl, queries.jsonl and qrels/test.tsv (BEIR)
          search eval mine --per-topic           documents/, topics.tsv and qrels.txt, of your own
          search eval cranfield --half even --json
          search eval cranfield --run ours.txt   what was found, for trec_eval
        """;
}
