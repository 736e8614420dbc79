/// What the program says of itself.
public enum Release {
  public static let version = "0.1.0"
}
