namespace DocumentSearch.Extract.Detection;

/// <summary>File names and extensions that promise text.</summary>
internal static class TextFileNames
{
    private static readonly Dictionary<string, DocumentFormat> Extensions = Table(
    [
        (FormatKind.Text, "text", "txt text asc nfo me 1st log out diz ans"),
        (FormatKind.Markdown, "markdown", "md markdown mdown mkd mkdn mdwn mdx rmd qmd"),
        (FormatKind.ReStructuredText, "rst", "rst rest"),
        (FormatKind.AsciiDoc, "asciidoc", "adoc asciidoc"),
        (FormatKind.Latex, "latex", "tex latex ltx"),
        (FormatKind.Org, "org", "org"),
        (FormatKind.Wiki, "wiki", "wiki mediawiki creole"),
        (FormatKind.Subtitles, "subtitles", "srt vtt sub ass ssa sbv"),
        (FormatKind.DelimitedText, "csv", "csv"),
        (FormatKind.DelimitedText, "tsv", "tsv tab"),

        (FormatKind.Html, "html", "html htm xhtml xht shtml"),
        (FormatKind.Xml, "xml", "xml svg rss atom rdf plist tmx xlf xliff kml gpx dita ditamap docbook dbk jats nxml tei fb2"),
        (FormatKind.Xml, "odt", "fodt"),
        (FormatKind.Xml, "ods", "fods"),
        (FormatKind.Xml, "odp", "fodp"),
        (FormatKind.Xml, "odg", "fodg"),

        // markup that is read as plain text
        (FormatKind.Text, "xml", "xsd xsl xslt owl resx xaml wsdl"),
        (FormatKind.Text, "tex", "sty cls"),
        (FormatKind.Text, "bibtex", "bib"),
        (FormatKind.Text, "textile", "textile"),
        (FormatKind.Text, "texinfo", "texi texinfo"),
        (FormatKind.Text, "troff", "roff man ms mdoc 1 2 3 4 5 6 7 8 9"),
        (FormatKind.Text, "pod", "pod"),
        (FormatKind.Mail, "mail", "eml emlx mbox mbx"),
        (FormatKind.Mail, "mhtml", "mht mhtml"),
        (FormatKind.Text, "calendar", "ics vcs"),
        (FormatKind.Text, "vcard", "vcf"),

        // data and configuration
        (FormatKind.SourceCode, "json", "json jsonc json5 geojson webmanifest ipynb har"),
        (FormatKind.DataLines, "json", "jsonl ndjson"),
        (FormatKind.SourceCode, "yaml", "yaml yml"),
        (FormatKind.SourceCode, "toml", "toml"),
        (FormatKind.SourceCode, "ini", "ini cfg conf cnf config properties env desktop service reg inf"),
        (FormatKind.SourceCode, "ini", "editorconfig gitignore gitattributes gitconfig"),
        (FormatKind.SourceCode, "diff", "diff patch"),
        (FormatKind.SourceCode, "gettext", "po pot"),
        (FormatKind.SourceCode, "msbuild", "csproj vbproj fsproj vcxproj props targets nuspec sln slnx"),

        // programming languages
        (FormatKind.SourceCode, "ada", "adb ads"),
        (FormatKind.SourceCode, "assembly", "asm s nasm"),
        (FormatKind.SourceCode, "awk", "awk"),
        (FormatKind.SourceCode, "batch", "bat cmd"),
        (FormatKind.SourceCode, "c", "c h"),
        (FormatKind.SourceCode, "clojure", "clj cljs cljc edn"),
        (FormatKind.SourceCode, "cmake", "cmake"),
        (FormatKind.SourceCode, "cobol", "cob cbl cpy"),
        (FormatKind.SourceCode, "coffeescript", "coffee"),
        (FormatKind.SourceCode, "cpp", "cpp cc cxx c++ hpp hh hxx h++ ipp inl tpp ino cu cuh"),
        (FormatKind.SourceCode, "crystal", "cr"),
        (FormatKind.SourceCode, "csharp", "cs csx cake"),
        (FormatKind.SourceCode, "css", "css scss sass less styl"),
        (FormatKind.SourceCode, "d", "d di"),
        (FormatKind.SourceCode, "dart", "dart"),
        (FormatKind.SourceCode, "dockerfile", "dockerfile containerfile"),
        (FormatKind.SourceCode, "elixir", "ex exs"),
        (FormatKind.SourceCode, "elm", "elm"),
        (FormatKind.SourceCode, "erlang", "erl hrl"),
        (FormatKind.SourceCode, "fortran", "f f77 f90 f95 f03 f08 for"),
        (FormatKind.SourceCode, "fsharp", "fs fsi fsx"),
        (FormatKind.SourceCode, "glsl", "glsl vert frag geom comp tesc tese hlsl fx wgsl metal"),
        (FormatKind.SourceCode, "go", "go"),
        (FormatKind.SourceCode, "gradle", "gradle"),
        (FormatKind.SourceCode, "graphql", "graphql gql"),
        (FormatKind.SourceCode, "groovy", "groovy gvy"),
        (FormatKind.SourceCode, "haskell", "hs lhs"),
        (FormatKind.SourceCode, "hcl", "tf tfvars hcl bicep"),
        (FormatKind.SourceCode, "idl", "idl midl odl"),
        (FormatKind.SourceCode, "java", "java"),
        (FormatKind.SourceCode, "javascript", "js mjs cjs jsx"),
        (FormatKind.SourceCode, "julia", "jl"),
        (FormatKind.SourceCode, "kotlin", "kt kts"),
        (FormatKind.SourceCode, "lisp", "lisp lsp cl el scm ss rkt"),
        (FormatKind.SourceCode, "lua", "lua"),
        (FormatKind.SourceCode, "make", "mk mak makefile"),
        (FormatKind.SourceCode, "matlab", "m"),
        (FormatKind.SourceCode, "nim", "nim nims"),
        (FormatKind.SourceCode, "nix", "nix"),
        (FormatKind.SourceCode, "objective-c", "mm"),
        (FormatKind.SourceCode, "ocaml", "ml mli"),
        (FormatKind.SourceCode, "pascal", "pas pp dpr lpr"),
        (FormatKind.SourceCode, "perl", "pl pm t"),
        (FormatKind.SourceCode, "php", "php php3 php4 php5 phtml"),
        (FormatKind.SourceCode, "powershell", "ps1 psm1 psd1"),
        (FormatKind.SourceCode, "prolog", "pro prolog"),
        (FormatKind.SourceCode, "protobuf", "proto thrift avsc capnp fbs"),
        (FormatKind.SourceCode, "python", "py pyi pyw pyx pxd"),
        (FormatKind.SourceCode, "r", "r"),
        (FormatKind.SourceCode, "razor", "razor cshtml vbhtml"),
        (FormatKind.SourceCode, "ruby", "rb rake gemspec ru erb"),
        (FormatKind.SourceCode, "rust", "rs"),
        (FormatKind.SourceCode, "scala", "scala sc sbt"),
        (FormatKind.SourceCode, "shell", "sh bash zsh ksh fish csh tcsh ebuild"),
        (FormatKind.SourceCode, "solidity", "sol"),
        (FormatKind.SourceCode, "sql", "sql ddl dml psql plsql tsql"),
        (FormatKind.SourceCode, "swift", "swift"),
        (FormatKind.SourceCode, "tcl", "tcl"),
        (FormatKind.SourceCode, "typescript", "ts tsx mts cts"),
        (FormatKind.SourceCode, "vala", "vala vapi"),
        (FormatKind.SourceCode, "verilog", "v vh sv svh"),
        (FormatKind.SourceCode, "vhdl", "vhd vhdl"),
        (FormatKind.SourceCode, "vim", "vim"),
        (FormatKind.SourceCode, "visualbasic", "vb vbs bas frm vba"),
        (FormatKind.SourceCode, "vue", "vue svelte astro"),
        (FormatKind.SourceCode, "zig", "zig"),
    ]);

    private static readonly Dictionary<string, DocumentFormat> Names = Table(
    [
        (FormatKind.Text, "text", "readme license licence copying authors contributors changelog changes news todo install notice history"),
        (FormatKind.SourceCode, "cmake", "CMakeLists.txt"),
        (FormatKind.SourceCode, "dockerfile", "dockerfile containerfile"),
        (FormatKind.SourceCode, "groovy", "jenkinsfile"),
        (FormatKind.SourceCode, "make", "makefile gnumakefile"),
        (FormatKind.SourceCode, "ruby", "gemfile rakefile podfile vagrantfile"),
        (FormatKind.SourceCode, "shell", ".bashrc .bash_profile .profile .zshrc"),
    ]);

    private static readonly Dictionary<string, DocumentFormat> Formats =
        Extensions.Values.DistinctBy(static format => format.Name, StringComparer.Ordinal).ToDictionary(static format => format.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, DocumentFormat>.AlternateLookup<ReadOnlySpan<char>> ByExtension =
        Extensions.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly Dictionary<string, DocumentFormat>.AlternateLookup<ReadOnlySpan<char>> ByName =
        Names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The format that a file name promises, or null if it promises no kind of text.</summary>
    internal static DocumentFormat? Find(ReadOnlySpan<char> fileName)
    {
        if (ByName.TryGetValue(fileName, out var format))
            return format;

        var extension = Path.GetExtension(fileName);
        return extension.Length > 1 && ByExtension.TryGetValue(extension[1..], out format) ? format : null;
    }

    /// <summary>The text format of a name, such as <c>markdown</c>; null if there is none.</summary>
    internal static DocumentFormat? Named(string format) => Formats.GetValueOrDefault(format);

    private static Dictionary<string, DocumentFormat> Table(ReadOnlySpan<(FormatKind Kind, string Format, string Names)> rows)
    {
        var table = new Dictionary<string, DocumentFormat>(StringComparer.OrdinalIgnoreCase);

        foreach (var (kind, format, names) in rows)
        {
            var value = new DocumentFormat(kind, format);

            foreach (var name in names.Split(' '))
                table.TryAdd(name, value);
        }

        return table;
    }
}
