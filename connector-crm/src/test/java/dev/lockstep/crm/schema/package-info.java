@NullMarked
package dev.lockstep.crm.schema;

import org.jspecify.annotations.NullMarked;
