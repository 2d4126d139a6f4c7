/** The PostgreSQL server started by this JVM. */
@NullMarked
package dev.lockstep.standalone.database;

import org.jspecify.annotations.NullMarked;
