package dev.lockstep.crm.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads mapping files (YAML). */
public final class MappingFile {

  private static final String REFERENCE = "/mapping/reference.yaml";

  private MappingFile() {}

  /** The mapping of the reference schema. */
  public static CrmMapping reference() {
    try {
      return parse(REFERENCE.substring(1), referenceText());
    } catch (MappingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The text of the reference mapping, to begin another one with. */
  public static String referenceText() {
    try (InputStream in = MappingFile.class.getResourceAsStream(REFERENCE)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + REFERENCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a file.
   *
   * @throws MappingException if it cannot be read, or with all that is wrong in it
   */
  public static CrmMapping read(Path file) throws MappingException {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new MappingException(file.toString(), List.of("cannot be read: " + e));
    }
  }

  /**
   * Reads the text of a mapping file.
   *
   * @param source what it is called in errors
   * @throws MappingException with all that is wrong in it
   */
  public static CrmMapping parse(String source, String yaml) throws MappingException {
    try {
      JsonNode root = new ObjectMapper(new YAMLFactory()).readTree(yaml);
      return new MappingReader(source).read(root);
    } catch (JsonProcessingException e) {
      throw new MappingException(source, List.of("not YAML: " + e.getOriginalMessage()));
    }
  }
}
