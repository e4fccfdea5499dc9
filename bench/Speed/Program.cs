using System.CommandLine;
using DocumentSearch.EndToEnd;
using DocumentSearch.IndexFormat;
using DocumentSearch.Speed;

try
{
    return Commands.Root().Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception problem) when (problem is BenchmarkException or IndexException)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}
