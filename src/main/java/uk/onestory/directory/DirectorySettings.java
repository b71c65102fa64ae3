package uk.onestory.directory;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The directory ({@code onestory.directory.*}).
 *
 * @param demonstration whether the made-up practices and services are installed; the profile {@code demo} asks for them
 */
@ConfigurationProperties("onestory.directory")
record DirectorySettings(@DefaultValue("false") boolean demonstration) {}
