using System.Text;

namespace DocumentSearch.Relevance.Answers;

/// <summary>A text as it is compared: without regard to case, every white space one space, and where each character came from.</summary>
internal sealed class NormalText
{
    private readonly List<int> _origins = [];

    /// <param name="text">The text.</param>
    public NormalText(string text)
    {
        var normal = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isSpace = char.IsWhiteSpace(text[i]);
            if (isSpace && (normal.Length == 0 || normal[^1] == ' '))
                continue;

            foreach (var c in isSpace ? " " : text[i] == 'ß' ? "ss" : char.ToLowerInvariant(text[i]).ToString())
            {
                normal.Append(c);
                _origins.Add(i);
            }
        }

        Text = normal.ToString();
    }

    /// <summary>The characters.</summary>
    public string Text { get; }

    /// <summary>Where in the text a stretch of the normal one comes from: UTF-16 offsets, the end exclusive.</summary>
    public (int Start, int End) Origin(int start, int length) => (_origins[start], _origins[start + length - 1] + 1);
}
