/// Which files hold YAML.
public enum YAMLFile {
    /// How their names end. An editor may have put its own ending behind: such a file is not passed over in silence.
    public static let endings = [".yaml", ".yml", ".yaml.txt", ".yml.txt"]
}
