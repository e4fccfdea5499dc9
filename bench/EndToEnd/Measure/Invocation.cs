namespace DocumentSearch.EndToEnd.Measure;

/// <summary>A program and its arguments, passed as they are: no shell is in between.</summary>
internal sealed record Invocation(string Program, params IReadOnlyList<string> Arguments)
{
    public override string ToString() => $"{Path.GetFileName(Program)} {string.Join(' ', Arguments)}".TrimEnd();
}
