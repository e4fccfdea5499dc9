using System.Text;
using DocumentSearch.Cli.Verbs;

namespace DocumentSearch.Cli.Render;

/// <summary>Standard output: what it can show, and the characters written to it.</summary>
internal sealed class Output : IDisposable
{
    private const int DefaultWidth = 100;
    private const int MinWidth = 40;

    private readonly StreamWriter _writer;
    private readonly int _width;

    public Output(ColorWhen color)
        : this(Console.OpenStandardOutput(), !Console.IsOutputRedirected, color)
    {
    }

    /// <summary>An output of a width that is known; 0 if it has to be asked for.</summary>
    public Output(Stream stream, bool isTerminal, ColorWhen color, int width = 0)
    {
        _writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 14);
        _width = width;
        IsTerminal = isTerminal;
        HasColor = color == ColorWhen.Always || color == ColorWhen.Auto && IsTerminal;
    }

    /// <summary>Whether a person reads along.</summary>
    public bool IsTerminal { get; }

    /// <summary>Whether escape sequences are wanted.</summary>
    public bool HasColor { get; }

    /// <summary>Columns of the terminal.</summary>
    public int Width => _width > 0 ? _width
        : IsTerminal && TerminalSize.Columns() is var width and > 0 ? Math.Max(MinWidth, width) : DefaultWidth;

    public Stream Stream
    {
        get
        {
            _writer.Flush();
            return _writer.BaseStream;
        }
    }

    public void Write(ReadOnlySpan<char> text) => _writer.Write(text);

    public void Line(ReadOnlySpan<char> text = default)
    {
        _writer.Write(text);
        _writer.Write('\n');
    }

    /// <summary>Text in a style, where there is colour.</summary>
    public void Styled(string style, ReadOnlySpan<char> text)
    {
        var isStyled = HasColor && text.Length > 0 && style.Length > 0;
        if (isStyled)
            _writer.Write(style);

        _writer.Write(text);
        if (isStyled)
            _writer.Write(Style.Reset);
    }

    /// <summary>Writes out what was said so far, before something is said elsewhere.</summary>
    public void Flush() => _writer.Flush();

    public void Dispose() => _writer.Dispose();
}
