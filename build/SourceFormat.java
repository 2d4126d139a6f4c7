import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Formats all Java sources of the project, or says which are not formatted: {@code SourceFormat
 * check|apply ROOT}. The formatter's own command line takes neither folders nor a check without
 * output, and its Maven plugins run on Maven's JDK, which may be too old for the sources.
 */
final class SourceFormat {
  public static void main(String[] args) throws IOException {
    boolean apply = args[0].equals("apply");
    if (!apply && !args[0].equals("check")) {
      System.err.println("-Dformat must be 'check' or 'apply', not '" + args[0] + "'");
      System.exit(2);
    }
    List<Path> sources;
    try (Stream<Path> files = Files.walk(Path.of(args[1]))) {
      sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.toString().contains("/target/"))
              .toList();
    }
    long faults = sources.parallelStream().filter(source -> !isFine(source, apply)).count();
    if (faults > 0) {
      System.err.println(
          faults
              + " file(s) not formatted; mend them with: ./mvnw process-sources -N -Dformat=apply");
      System.exit(1);
    }
  }

  private static boolean isFine(Path source, boolean apply) {
    try {
      String text = Files.readString(source);
      String ordered =
          ImportOrderer.reorderImports(
              RemoveUnusedImports.removeUnusedImports(text), JavaFormatterOptions.Style.GOOGLE);
      String formatted = new Formatter().formatSource(ordered);
      if (formatted.equals(text)) {
        return true;
      }
      if (apply) {
        Files.writeString(source, formatted);
        return true;
      }
      System.err.println("not formatted: " + source);
      return false;
    } catch (IOException | FormatterException e) {
      System.err.println(source + ": " + e.getMessage());
      return false;
    }
  }
}
