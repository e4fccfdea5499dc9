namespace Sea;

// Finds a walrus by its name.
class WalrusFinder
{
    string snake_case_name;
}
