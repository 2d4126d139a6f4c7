package dev.lockstep.standalone.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Loads the whole product once more, with faults planted in its compiled code: so it is the real
 * code that a simulation runs, and nothing in it knows of faults.
 */
final class PlantingLoader extends ClassLoader {

  private static final String OURS = "dev.lockstep.";

  private final List<Plant> plants;
  private final AtomicInteger planted = new AtomicInteger();

  PlantingLoader(List<Plant> plants) {
    super(PlantingLoader.class.getClassLoader());
    this.plants = plants;
  }

  /** In how many places faults were planted so far: classes are loaded when they are needed. */
  int planted() {
    return planted.get();
  }

  /**
   * A new instance of this type, made by this loader: it runs the code with the faults.
   *
   * @param <T> what both loaders know of it, an interface of the JDK
   */
  @SuppressWarnings("unchecked") // it is one, in whichever loader
  <T> T create(Class<? extends T> type) throws ReflectiveOperationException {
    return (T) loadClass(type.getName()).getConstructor().newInstance();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = in.readAllBytes();
      for (Plant plant : plants) {
        if (plant.host().equals(name)) {
          ClassFile file = ClassFile.of();
          bytes = file.transformClass(file.parse(bytes), plant.transform(planted));
        }
      }
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
