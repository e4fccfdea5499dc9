using System.CommandLine;

namespace DocumentSearch.Cli.Verbs;

/// <summary>A choice of yes or no that an index remembers: <c>--name</c> and <c>--no-name</c>; absent, it stays as it was.</summary>
internal sealed class SwitchOption
{
    private readonly Option<bool> _yes;
    private readonly Option<bool> _no;

    private SwitchOption(Option<bool> yes, Option<bool> no) => (_yes, _no) = (yes, no);

    public static SwitchOption AddTo(Command command, string name, string description)
    {
        var option = new SwitchOption(
            new Option<bool>($"--{name}") { Description = description },
            new Option<bool>($"--no-{name}") { Description = $"The opposite of --{name}" });
        command.Add(option._yes);
        command.Add(option._no);
        command.Validators.Add(result =>
        {
            if (result.GetValue(option._yes) && result.GetValue(option._no))
                result.AddError($"--{name} and --no-{name} cannot both be given");
        });
        return option;
    }

    public bool Value(ParseResult parsed, bool before) => parsed.GetValue(_yes) || before && !parsed.GetValue(_no);
}
