/// What is told of the program itself.
public enum Release {
  public static let version = "0.1.0"
}
