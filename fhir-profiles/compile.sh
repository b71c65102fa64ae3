#!/usr/bin/env bash
# Compiles the FHIR Shorthand in input/fsh into fsh-generated/resources, offline but for npm and Maven.
# Needs Java 17, Node 18 or newer, and either Maven (for the classpath of ../pom.xml) or
# FHIR_CACHE_CLASSPATH (hapi-fhir-structures-r4, hapi-fhir-validation-resources-r4 and what they need).
# Ends with an error when SUSHI reports any error or warning.
set -euo pipefail
cd "$(dirname "$0")"

home="$PWD/target/fhir-home"
packages="$home/.fhir/packages"
log="$PWD/target/sushi.log"
mkdir -p "$packages"

if [ ! -f "$packages/hl7.fhir.r4.core#4.0.1/package/package.json" ]; then
  if [ -z "${FHIR_CACHE_CLASSPATH:-}" ]; then
    mvn -q -B -f ../pom.xml dependency:build-classpath -Dmdep.outputFile="$PWD/target/classpath.txt"
    FHIR_CACHE_CLASSPATH="$(cat target/classpath.txt)"
  fi
  java -cp "$FHIR_CACHE_CLASSPATH" tools/BuildFhirCache.java "$packages"
fi

# SKIP_NPM=1 keeps the modules that are there: for quick rounds while writing.
if [ -z "${SKIP_NPM:-}" ] || [ ! -d node_modules ]; then
  npm ci --no-audit --no-fund --loglevel=error
fi

rm -rf target/compiled
# SUSHI keeps its packages in the home folder of whoever runs it: give it one of our own. It asks npm for its own
# newest version, which is of no use here: npm_config_offline lets that question go unasked.
HOME="$home" npm_config_offline=true node node_modules/fsh-sushi/dist/app.js build . -o target/compiled \
  > "$log" 2>&1 || { cat "$log"; exit 1; }
if ! grep -Eq '0 Errors +0 Warnings' "$log"; then
  cat "$log"
  echo "SUSHI reported errors or warnings" >&2
  exit 1
fi

# Only a compilation without a fault replaces what is there, and it leaves nothing stale behind.
rm -rf fsh-generated
mkdir -p fsh-generated
mv target/compiled/fsh-generated/resources fsh-generated/resources
echo "$(ls fsh-generated/resources | wc -l) resources in fsh-generated/resources"
