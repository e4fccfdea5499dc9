using System.CommandLine;
using DocumentSearch.EndToEnd;
using DocumentSearch.Speed;

try
{
    return Commands.Root().Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (BenchmarkException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}
