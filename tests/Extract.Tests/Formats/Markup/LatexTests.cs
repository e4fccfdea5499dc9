namespace DocumentSearch.Extract.Tests.Formats.Markup;

public sealed class LatexTests
{
    private static string[] Outline(string text) => Extraction.Read("a.tex", text).Outline();

    [Fact]
    public void A_document_is_read_as_its_author_sees_it()
    {
        var document = Extraction.Read("paper.tex", """
            % not shown
            \documentclass[11pt]{article}
            \usepackage{amsmath}
            \newcommand{\walrus}{\emph{Odobenus}}
            \title[Short]{The {\em Walrus}\thanks{Funded by ice.}:\\
              A Study --- Part~I}
            \author{Ann Ex\"ample\\University \and Bo Sample}
            \date{May 17, 2024}
            \begin{document}
            \maketitle
            \begin{abstract}
            We study 100\% of it. % a remark
            \end{abstract}

            \section{Introduction}\label{sec:intro}
            The walrus~\cite{x} is \emph{large},
            as \verb|50%| of all know.

            % a whole line
            \subsection*{A title that goes
              on}

            \begin{itemize}[noitemsep]
              \item one
                goes on
              \item[two] with label
            \end{itemize}

            \begin{figure}[htbp]
              \centering
              \includegraphics[width=3cm]{walrus.png}
              \caption{The beast.}
            \end{figure}

            \begin{lstlisting}[language=C]
            int main() { return 0; } % stays

            \section{no heading}
            \end{lstlisting}

            \begin{theorem}[Main]
            It swims.
            \end{theorem}

            \begin{tabular}{|l|r|}
              \hline
              Name & Length \\ \hline
              Ann & 3\,m \\
              Bo &
                2\,m \\[2pt]
            \end{tabular}
            \paragraph{Run-in.} Text after it.
            \begin{comment}
            hidden
            \end{comment}
            \end{document}
            Not shown.
            """);

        Assert.Equal(
            [
                "Heading1: The {\\em Walrus}\\thanks{Funded by ice.}:\\\\|  A Study --- Part~I",
                "Paragraph: We study 100\\% of it.",
                "Heading4: Introduction", "Paragraph: The walrus~\\cite{x} is \\emph{large},|as \\verb|50%| of all know.",
                "Heading5: A title that goes|  on",
                "ListItem: one|    goes on", "ListItem: [two] with label",
                "Paragraph: \\caption{The beast.}",
                "Code: int main() { return 0; } % stays||\\section{no heading}",
                "Paragraph: [Main]|It swims.",
                "TableRow: Name & Length", "TableRow: Ann & 3\\,m", "TableRow: Bo &|    2\\,m",
                "Heading7: Run-in.", "Paragraph: Text after it.",
            ],
            document.Outline());

        Assert.Equal("The Walrus: A Study \u2014 Part I", document.Title);
        Assert.Equal(new DateTime(2024, 5, 17, 0, 0, 0, DateTimeKind.Utc), document.Date);
        Assert.Equal(document.Date, StatedFacts.In("latex", document.Text).Date);
        Assert.Equal("Ann Exa\u0308mple; Bo Sample", document.Properties.Author);
    }

    [Theory]
    [InlineData("\\chapter[Short]{Long \\textbf{one}}\nText.", "Heading3: Long \\textbf{one}", "Paragraph: Text.")]
    [InlineData("\\section{never closed\n\ntext", "Paragraph: \\section{never closed", "Paragraph: text")]
    [InlineData("\\section\n{Late}\ntext", "Heading4: Late", "Paragraph: text")]
    [InlineData("a%\nb", "Paragraph: a%|b")]
    [InlineData("a \\\\ b", "Paragraph: a \\\\ b")]
    [InlineData("a \\section{B} c", "Paragraph: a", "Heading4: B", "Paragraph: c")]
    [InlineData("\\begin{frame}{Slide}\ntext\n\\end{frame}", "Heading8: Slide", "Paragraph: text")]
    [InlineData("\\begin{verbatim}one\\end{verbatim} two", "Code: one", "Paragraph: two")]
    [InlineData("\\begin{enumerate}\n\\item\n\n late\n\\end{enumerate}", "Paragraph: late")]
    public void Lines(string text, params string[] outline) => Assert.Equal(outline, Outline(text));

    [Fact]
    public void A_chapter_has_its_first_heading_for_title() =>
        Assert.Equal("The End of $x_1$ \\& y".Replace("$", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal), Extraction.Read("a.tex", "\\chapter{The End of $x_1$ \\& y}\n\nText.").Title);

    [Fact]
    public void Packages_and_bibliographies_stay_plain_text()
    {
        Assert.Equal("tex", Extraction.Read("a.sty", "\\title{x}").Format);
        Assert.Equal("bibtex", Extraction.Read("a.bib", "@book{x}").Format);
    }
}
