package dev.lockstep.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a YAML file into dotted keys, with the line of each. */
final class YamlFile {
  private final Path file;
  private final List<Given> given = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();

  YamlFile(Path file) {
    this.file = file;
  }

  List<Given> given() {
    return given;
  }

  List<Fault> faults() {
    return faults;
  }

  void read() {
    try (JsonParser parser = new YAMLFactory().createParser(Files.readString(file))) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_OBJECT) {
        mapping(parser, new ArrayDeque<>());
      } else if (first != null && !parser.getText().isBlank()) {
        fault("", parser, "settings are wanted, as 'key: value'");
      }
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      faults.add(new Fault("YAML", file + ":" + line, e.getOriginalMessage()));
    } catch (NoSuchFileException _) {
      faults.add(new Fault("--config", file.toString(), "there is no such file"));
    } catch (IOException e) {
      faults.add(new Fault("--config", file.toString(), "cannot be read: " + e));
    }
  }

  private void mapping(JsonParser parser, Deque<String> path) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      path.addLast(parser.currentName());
      value(parser, path);
      path.removeLast();
    }
  }

  private void value(JsonParser parser, Deque<String> path) throws IOException {
    String key = String.join(".", path);
    switch (parser.nextToken()) {
      case START_OBJECT -> mapping(parser, path);
      case START_ARRAY -> list(parser, key);
      case VALUE_NULL -> add(key, "", parser);
      default -> add(key, parser.getText(), parser);
    }
  }

  private void list(JsonParser parser, String key) throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    List<String> items = new ArrayList<>();
    for (@Nullable JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY && token != null;
        token = parser.nextToken()) {
      if (token.isScalarValue()) {
        items.add(parser.getText());
      } else {
        fault(key, parser, "a list of plain values is wanted");
        parser.skipChildren();
      }
    }
    given.add(new Given(key, String.join(",", items), file + ":" + line));
  }

  private void add(String key, String text, JsonParser parser) {
    given.add(new Given(key.toLowerCase(Locale.ROOT), text, source(parser)));
  }

  private void fault(String key, JsonParser parser, String message) {
    faults.add(new Fault(key, source(parser), message));
  }

  private String source(JsonParser parser) {
    return file + ":" + parser.currentTokenLocation().getLineNr();
  }
}
