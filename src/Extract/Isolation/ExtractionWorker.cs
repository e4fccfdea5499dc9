using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace DocumentSearch.Extract.Isolation;

/// <summary>The inside of a worker process: reads files that it is asked for, one after the other, until nobody asks any more.</summary>
public static class ExtractionWorker
{
    private const int BufferBytes = 64 << 10;

    // Parsers of nested formats are recursive; what of it is not used takes no memory.
    private const int StackBytes = 64 << 20;

    /// <summary>Serves requests from standard input, and answers on standard output.</summary>
    /// <returns>The exit status.</returns>
    public static int Run()
    {
        var input = new BinaryReader(new BufferedStream(Console.OpenStandardInput(), BufferBytes), Encoding.UTF8);
        var output = new BinaryWriter(new BufferedStream(Console.OpenStandardOutput(), BufferBytes), Encoding.UTF8);

        // A parser that prints something must not get between the answers.
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);

        // Whoever asks decides when it is over, not the keyboard.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static signal => signal.Cancel = true);
        using var requests = new BlockingCollection<(string FullPath, string Name, ExtractLimits Limits)>();
        var serving = new Thread(() => Serve(requests.GetConsumingEnumerable(), output), StackBytes) { IsBackground = true };
        serving.Start();

        try
        {
            while (true)
                requests.Add(ResultCodec.ReadRequest(input));
        }
        catch (EndOfStreamException)
        {
            // Nobody waits for an answer any more. An orderly exit would wait for the parser.
            Process.GetCurrentProcess().Kill();
            return 0;
        }
    }

    private static void Serve(IEnumerable<(string FullPath, string Name, ExtractLimits Limits)> requests, BinaryWriter output)
    {
        foreach (var (fullPath, name, limits) in requests)
        {
            using var extraction = new InProcessExtraction();

            try
            {
                var result = extraction.Extract(fullPath, name, limits, file => ResultCodec.Write(output, file), CancellationToken.None);
                ResultCodec.Write(output, result);
            }
            catch (TextReadException fault)
            {
                ResultCodec.WriteUnreadable(output, fault.InnerException!);
            }
        }
    }
}
