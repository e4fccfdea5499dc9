using DocumentSearch.Extract;

namespace DocumentSearch.Cli.Render;

/// <summary>The text of files and nothing else: to the last character for programs, without controls for a terminal.</summary>
internal sealed class ExtractPlain(Output output) : IExtractRenderer
{
    private bool _isInLine;

    public void Render(ReadDocument document)
    {
        if (document.Result is ExtractResult.Skipped skipped)
        {
            Flush();
            Messages.Notice($"{document.Name}: {skipped.Detail}");
        }
        else if (document.Result is ExtractResult.Ok { Document.Text: { Length: > 0 } text })
        {
            // A document begins on a line of its own, though the one before may not end so.
            if (_isInLine && document.Segment == 0)
                output.Line();

            _isInLine = text[^1] is not ('\n' or '\r');
            if (output.IsTerminal)
                TextLines.Write(output, text);
            else
                output.Write(text);
        }
    }

    public void Flush() => output.Flush();
}
