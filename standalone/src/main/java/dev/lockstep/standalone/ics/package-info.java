/** Calendar files (RFC 5545) as real programs export them, loaded through Graph. */
@NullMarked
package dev.lockstep.standalone.ics;

import org.jspecify.annotations.NullMarked;
