namespace DocumentSearch.Indexer.Passages;

/// <summary>
/// Words that, written with a capital letter, begin a sentence and are hardly ever part of a name: they tell the end of a
/// sentence behind "U.S." or "Inc.", behind which a name goes on with it.
/// </summary>
/// <remarks>After the frequent sentence starters of Kiss and Strunk, Unsupervised Multilingual Sentence Boundary Detection, 2006.</remarks>
internal static class SentenceOpeners
{
    private const string Words =
        // English
        "A According After Again All Also Although An And Another Any Are As At Based Because Before Both But By Can Could Despite Did Do Does During Each Either Every " +
        "Few Finally First For From Further Furthermore Given Had Has Have He Hence Her Here His How However I If In Instead Is It Its Last Later Let Like Many " +
        "Meanwhile More Moreover Most Much Multiple My Neither Nevertheless No Nor Not Now Of Often On Once One Only Or Other Our Over Overall Perhaps Several She Should Since " +
        "So Some Sometimes Soon Still Such Suppose Taken Than That The Their Then There Therefore These They This Those Though Three Through Thus To Today Together Two Under " +
        "Unlike Until Upon Using Was We Were What When Where Whether Which While Who Why With Within Without Would Yet You Your " +
        // German
        "Aber Alle Allerdings Als Am Auch Auf Aus Außerdem Bei Beide Beim Bis Da Dabei Daher Damit Danach Dann Daraus Das Dass Dem Den Denn Der Des " +
        "Deshalb Die Dies Diese Dieser Dieses Dort Durch Ein Eine Einem Einen Einer Eines Er Erst Es Für Heute Hier Ich Ihr Ihre Im Ist Jede Jeder Jedoch " +
        "Mit Nach Nachdem Neben Nicht Noch Nun Nur Ob Ohne Schon Sein Seine Seit Sie Sind Sowohl Über Um Und Unter Viele Vom Von Vor Während Wann Warum Was " +
        "Weil Wenn Wer Wie Wir Wird Wo Zu Zudem Zum Zur Zwei Zwischen " +
        // French
        "Après Au Aucun Aussi Aux Avant Avec Car Ce Cela Celui Ces Cet Cette Chaque Comme Dans De Depuis Des Donc Du Elle Elles En Enfin Ensuite Et Ici Il " +
        "Ils Je La Le Les Leur Lors Mais Malgré Même Nous On Or Où Par Pendant Pour Puis Quand Que Qui Quoi Sa Sans Selon Ses Si Son Sous Sur Tous Tout Un Une Vous " +
        // Spanish, Portuguese, Italian
        "Además Al Ambos Así Aunque Cada Como Con Cuando Del Desde Después El Ella Ellos Entonces Entre Era Es Esta Este Esto Estos Hay Hasta Las Lo Los Luego Más " +
        "Mientras No Nos Para Pero Por Porque Se Según Ser Sin Sobre Su Sus También Tras Una Y Ya Yo " +
        "À Ao Aos Apesar As Até Com Da Das Depois Do Dos E Ela Ele Eles Em Essa Esse Está Foi Isso Já Mas Muito Na Não No O Os Ou Pela Pelo Qual Quando Quem " +
        "São Seu Seus Sua Também Um Uma " +
        "Anche Ancora Alla Allo Che Chi Ci Così Cui Dal Dalla Degli Della Dopo Dove È Egli Gli Ha Hanno I Inoltre Invece Io Ma Nel Nella Non Nei Ogni Per " +
        "Perché Poi Prima Quale Quando Quella Quello Questa Questo Questi Sono Sul Sulla Tra Tutti Uno " +
        // Dutch
        "Dat De Deze Die Dit Door Een Er Hij Het Ik Maar Na Naar Ook Om Omdat Onder Op Te Toen Tot Uit Van Veel Voor Waar Waren Wat Werd Wij Ze Zij Zijn Zo " +
        // Russian
        "А Без Был Была Были Было В Во Вот Все Всё Где Два Для До Его Ее Её Если Есть Еще Ещё За Здесь И Из Или Им Их К Как Когда Который Кто Мы На Над Не Но Ну " +
        "О Об Однако Он Она Они Оно От Перед По Под После Потом При Про С Сейчас Со Так Также Там Тем То Тогда Только У Уже Хотя Через Что Чтобы Эта Эти Это Этот Я";

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        new HashSet<string>(Words.Split(' '), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a text begins with such a word, its capital letter included, and goes on behind it as a sentence does.</summary>
    public static bool StartsWith(ReadOnlySpan<char> text)
    {
        const int Longest = 16;

        if (text.IsEmpty || !char.IsUpper(text[0]))
            return false;

        var length = 0;
        while (length < text.Length && length < Longest && char.IsLetter(text[length]))
            length++;

        return Lookup.Contains(text[..length]) && (length == text.Length || GoesOn(text[length], length));
    }

    // "He, K." is a name, "However, …" none; an initial has a stop behind it.
    private static bool GoesOn(char next, int length) => char.IsWhiteSpace(next) || next is '\'' or '\u2019' || next == ',' && length > 2;
}
