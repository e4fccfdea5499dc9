namespace DocumentSearch.EndToEnd;

/// <summary>The benchmark cannot run as asked; the message is one line for the person who asked.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
